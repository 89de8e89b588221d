/** What own data may be. Whatever is larger is refused before it is read, so that no file can fill the memory. */
export const limits = {
  /** The network has ten outputs. */
  classes: 10,
  /** One image of a class for each of training, validation and test. */
  imagesOfClass: 3,
  images: 70_000,
  /** Bytes of one file as given, and of all that comes out of it. */
  file: 128_000_000,
  unpacked: 256_000_000,
  /** Bytes of one PNG, and pixels along its longer side. */
  png: 4_000_000,
  side: 1024,
  /** Letters of a class's name. */
  name: 24,
} as const

/** Bytes as a reader says them. */
export const megabytes = (bytes: number) => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 })} MB`)

/** Why a file cannot be taken: `says` names it, what is wrong with it, and what is allowed. */
export class OwnFault extends Error {
  override readonly name = 'OwnFault'
  readonly file: string
  readonly says: string

  constructor(file: string, says: string) {
    super(`${file}: ${says}`)
    this.file = file
    this.says = this.message
  }
}
