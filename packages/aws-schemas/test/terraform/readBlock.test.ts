import { describe, expect, it } from 'vitest'

import { providerVersionIn, readBlock, readProviderBlock } from '../../src/terraform/readBlock.ts'

const hcl = (name: string, form: readonly [string, string, string]): string => `
            ${name}: {
                value: cdktn.stringToHclTerraform(this._${name}),
                isBlock: ${form[0]},
                type: "${form[1]}",
                storageClassType: "${form[2]}",
            },`

/** A module in the form of the package, with what its forms differ in and no more. */
const module = `"use strict";
exports.Thing = exports.ThingTimeoutsOutputReference = exports.ThingEntryOutputReference = void 0;
class ThingEntryOutputReference extends cdktn.ComplexObject {
    // ports - computed: true, optional: false, required: false
    get ports() {
        return this.getNumberListAttribute('ports');
    }
}
exports.ThingEntryOutputReference = ThingEntryOutputReference;
function thingRuleToHclTerraform(struct) {
    const attrs = {${hcl('action', ['false', 'simple', 'string'])}
    };
}
class ThingRuleOutputReference extends cdktn.ComplexObject {
    // action - computed: false, optional: false, required: true
    _action;
    get action() {
        return this.getStringAttribute('action');
    }
}
exports.ThingRuleOutputReference = ThingRuleOutputReference;
class ThingTimeoutsOutputReference extends cdktn.ComplexObject {
}
exports.ThingTimeoutsOutputReference = ThingTimeoutsOutputReference;
class Thing extends cdktn.TerraformResource {
    static tfResourceType = "aws_thing";
    // entry - computed: true, optional: false, required: false
    _entry = new ThingEntryList(this, "entry", true);
    // is_open - computed: true, optional: true, required: false
    get isOpen() {
        return this.getBooleanAttribute('is_open');
    }
    // names - computed: true, optional: false, required: false
    get names() {
        return cdktn.Fn.tolist(this.getListAttribute('names'));
    }
    // size - computed: false, optional: false, required: true
    get size() {
        return this.getNumberAttribute('size');
    }
    // tags_all - computed: true, optional: false, required: false
    _tagsAll = new cdktn.StringMap(this, "tags_all");
    // option - computed: false, optional: true, required: false
    _option = new ThingRuleOutputReference(this, "option");
    // rule - computed: false, optional: false, required: true
    _rule = new ThingRuleList(this, "rule", false);
    // timeouts - computed: false, optional: true, required: false
    _timeouts = new ThingTimeoutsOutputReference(this, "timeouts");
    synthesizeHclAttributes() {
        const attrs = {${[
          hcl('is_open', ['false', 'simple', 'boolean']),
          hcl('size', ['false', 'simple', 'number']),
          hcl('option', ['true', 'list', 'ThingRuleList']),
          hcl('rule', ['true', 'set', 'ThingRuleList']),
          hcl('timeouts', ['true', 'struct', 'ThingTimeouts']),
        ].join('')}
        };
    }
}
exports.Thing = Thing;
`

/** The provider reads no attribute, so all that is known of it is in how it is written. */
const providerModule = `class AwsProvider extends cdktn.TerraformProvider {
    static tfResourceType = "aws";
                providerVersion: '6.66.0',
    // ids - computed: false, optional: true, required: false
    get ids() {
        return this._ids;
    }
    // endpoints - computed: false, optional: true, required: false
    get endpoints() {
        return this._endpoints;
    }
        const attrs = {${hcl('ids', ['false', 'set', 'stringList'])}${hcl('endpoints', ['true', 'set', 'AwsProviderEndpointsList'])}
        };
}
exports.AwsProvider = AwsProvider;
`

const rule = { attributes: { action: { type: 'string', required: true } } }

describe('the schema of a type', () => {
  it('is in its module', () => {
    expect(readBlock(module, 'aws_thing')).toEqual({
      attributes: {
        entry: { type: ['set', ['object', { ports: ['list', 'number'] }]], computed: true },
        is_open: { type: 'bool', optional: true, computed: true },
        names: { type: ['set', 'string'], computed: true },
        size: { type: 'number', required: true },
        tags_all: { type: ['map', 'string'], computed: true },
      },
      block_types: {
        option: { nesting_mode: 'list', max_items: 1, block: rule },
        rule: { nesting_mode: 'set', min_items: 1, block: rule },
        timeouts: { nesting_mode: 'single', block: { attributes: {} } },
      },
    })
  })

  it.each([
    ['tfResourceType = "aws_thing"', 'tfResourceType = "aws_other"', 'no class of the type'],
    ['getNumberListAttribute', 'interpolationFor', 'ports is of an unknown type'],
    [
      'exports.ThingRuleOutputReference = ThingRuleOutputReference;',
      'exports.Other = Other;',
      'no class of ThingRule',
    ],
    ['"struct"', '"group"', 'is a group'],
    ['"boolean"', '"any"', 'no type is called any'],
  ])('is not guessed: a module without %s is refused', (part, other, message) => {
    expect(() => readBlock(module.replace(part, other), 'aws_thing')).toThrow(message)
  })
})

describe('the schema of the provider', () => {
  it('has its arguments without its blocks', () => {
    expect(readProviderBlock(providerModule)).toEqual({
      attributes: { ids: { type: ['set', 'string'], optional: true } },
    })
  })

  it('says its version', () => {
    expect(providerVersionIn(providerModule)).toBe('6.66.0')
    expect(() => providerVersionIn(module)).toThrow('no version')
  })
})
