import { DataFault, loadFile, loadManifest, type FetchBytes } from './load.ts'

/** One font package. `credit` is the copyright line that its license asks to keep. */
export interface Font {
  readonly package: string
  readonly version: string
  readonly family: string
  readonly category: string
  readonly license: 'OFL-1.1' | 'Apache-2.0'
  readonly credit: string
}

/** One file of a font. `font` is an index into fonts; `group` numbers the families that were dealt together. */
export interface Face {
  readonly font: number
  readonly group: number
  readonly weight: number
  readonly style: 'normal' | 'italic'
}

/** How an image differs from its glyph: shear in widths per height, rotation in degrees, embolden in heights, blur σ in pixels. */
export interface Distortion {
  readonly shear: number
  readonly rotation: number
  readonly embolden: number
  readonly blur: number
}

/** `index.bin`, JSON when unpacked: where every image comes from. */
export interface Index {
  readonly fonts: readonly Font[]
  readonly faces: readonly Face[]
  /** Per image, an index into faces. */
  readonly images: readonly number[]
  /** [image, shear, rotation, embolden, blur] for each distorted image; all others are drawn as they are. */
  readonly distorted: readonly (readonly [number, number, number, number, number])[]
}

export interface Origin {
  readonly font: Font
  readonly face: Face
  readonly distortion: Distortion | undefined
}

/** Loads the index that the manifest names, checked. Throws DataFault. */
export async function loadIndex(fetchBytes: FetchBytes): Promise<Index> {
  const { index } = await loadManifest(fetchBytes)
  const bytes = await loadFile(index, fetchBytes)
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Index
  } catch {
    throw new DataFault('data-corrupt', index.file, `The data file ${index.file} is no JSON. Copy public/data/letters again.`)
  }
}

/** Where each image comes from, as a function of its number. */
export function origins(index: Index): (image: number) => Origin {
  const distortions = new Map(index.distorted.map(([image, shear, rotation, embolden, blur]) => [image, { shear, rotation, embolden, blur }]))
  return (image) => {
    const face = index.faces[index.images[image]!]!
    return { font: index.fonts[face.font]!, face, distortion: distortions.get(image) }
  }
}
