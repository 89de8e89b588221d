/**
 * SHA-256 as 64 hexadecimal digits. The platform's own where there is one; it is missing in pages
 * that came over plain http (not secure contexts), where a small library takes its place.
 */
export async function sha256(bytes: Uint8Array, subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle): Promise<string> {
  const digest = subtle
    ? new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
    : (await import('@noble/hashes/sha2.js')).sha256(bytes)
  return Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('')
}
