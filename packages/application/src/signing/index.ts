export {
  Fingerprint,
  type KeyBytes,
  PublicKey,
  SigningKey,
  decodeSigningKey,
  fingerprintOf,
  generateSigningKey,
  publicKeyOf,
} from './SigningKey.ts'
export { type UnusableKey, signDocument } from './signDocument.ts'
export { type SignatureError, type Signer, verifyDocument } from './verifyDocument.ts'
