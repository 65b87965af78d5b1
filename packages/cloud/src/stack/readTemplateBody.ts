import type { Resource, Template } from '@byoa/core/cloudformation'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isResource = (value: unknown): value is Resource =>
  isRecord(value) && typeof value['Type'] === 'string' && isRecord(value['Properties'] ?? {})

const isTemplate = (value: unknown): value is Template =>
  isRecord(value) &&
  isRecord(value['Resources']) &&
  Object.values(value['Resources']).every(isResource)

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Reads the resources of a template in JSON; nothing when the text is not a template. */
export const readTemplateBody = (body: string): Template | undefined => {
  const template = parsed(body)
  return isTemplate(template) ? template : undefined
}
