import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse, type Font as Outlines } from 'opentype.js'
import type { Font } from '../../src/training/provenance.ts'

/** One font file of a package. */
export interface FaceFile {
  readonly file: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
}

export interface FontPackage {
  readonly font: Font
  /** Packages of one key are one family, whatever their outlines say. */
  readonly key: string
  readonly faces: readonly FaceFile[]
  readonly folder: string
}

interface Metadata {
  family: string
  category: string
  license: { type: string; attribution: string }
}

/** Reads an installed package. Throws where its license is neither OFL-1.1 nor Apache-2.0: nothing else may be shipped. */
export function readPackage(name: string, modules: string): FontPackage {
  const folder = `${modules}/${name}`
  if (!existsSync(`${folder}/metadata.json`)) throw new Error(`${name} is not installed: run npm ci in scripts/dataset`)
  const { family, category, license } = JSON.parse(readFileSync(`${folder}/metadata.json`, 'utf8')) as Metadata
  const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string }
  if (license.type !== 'OFL-1.1' && license.type !== 'Apache-2.0') throw new Error(`${name} is licensed ${license.type}`)
  const faces = readdirSync(`${folder}/files`).sort().flatMap((file) => {
    const match = /-latin-(\d+)-(normal|italic)\.woff$/.exec(file)
    return match ? [{ file, weight: Number(match[1]), style: match[2] as FaceFile['style'] }] : []
  })
  return { font: { package: name, version, family, category, license: license.type, credit: credit(license.attribution) }, key: familyKey(name), faces, folder }
}

export function readOutlines({ folder }: FontPackage, { file }: FaceFile): Outlines {
  const bytes = readFileSync(`${folder}/files/${file}`)
  return parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
}

/** The copyright line once; Fontsource repeats it for every file, as “… Name-Bold.ttf: Copyright …”. */
const credit = (attribution: string) => attribution.replace(/\s+[\w[\],.-]+\.[ot]tf:.*$/s, '').replace(/\s+/g, ' ').trim()

const variations = /-(sans|serif|slab|mono|code|text|display|narrow|condensed|semi|extra|expanded|tight|caps|sc|infant|alternates|infant|next|pro|inline|exa|zetta|deca|[0-9]+(px)?)(?=-|$)/g

/** A package's name without what tells a family's members apart: fira-sans-condensed and fira-code are both “fira”. */
const familyKey = (name: string) => name.replace(/^@fontsource\//, '').replace(/^ibm-plex.*/, 'ibm-plex').replace(variations, '')
