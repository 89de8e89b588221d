/**
 * Draws the data set Letters from pinned fonts into public/data/letters. Installs the fonts first where they are
 * missing (about 540 MB in scripts/dataset/node_modules, which may be deleted afterwards). May be stopped at any time:
 * the data set in place stays whole until the new one is.
 */
import { execSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chooseLetter } from './dataset/choose.ts'
import { lineUp } from './dataset/compose.ts'
import { dealGroups } from './dataset/deal.ts'
import { joinFamilies } from './dataset/families.ts'
import { readPackage } from './dataset/fonts.ts'
import { letters } from './dataset/picture.ts'
import { drawAll } from './dataset/pool.ts'
import { writeDataset } from './dataset/write.ts'

const here = new URL('dataset/', import.meta.url).pathname
const modules = `${here}node_modules`
const { dependencies } = JSON.parse(readFileSync(`${here}package.json`, 'utf8')) as { dependencies: Record<string, string> }
const names = Object.keys(dependencies).sort()

const isInstalled = (name: string) => {
  const file = `${modules}/${name}/package.json`
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version === dependencies[name]
}
if (!names.every(isInstalled)) {
  console.log(`Installing ${names.length} fonts …`)
  execSync('npm ci --no-audit --no-fund', { cwd: here, stdio: 'inherit' })
}

const drawn = drawAll(names.map((name) => readPackage(name, modules)), (file, why) => console.log(`left out ${file}: ${why}`))
console.log(`Drew ${drawn.length} faces of ${names.length} fonts.`)
joinFamilies(drawn)
const splits = dealGroups(drawn)
console.log(`Dealt ${splits.size} groups of families.`)
const chosen = letters.map((letter, label) => {
  const images = chooseLetter(label, drawn, splits)
  console.log(`Chose the images of ${letter}.`)
  return images
})
await writeDataset(lineUp(chosen), `${modules}/.letters`, new URL('../public/data/letters', import.meta.url).pathname)
