import { readdirSync } from 'node:fs'

/**
 * The paths of all pages of a build, `''` for the home page.
 * @param {string} folder
 */
export const pagesOf = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.replace(/(^|\/)index\.html$/, '$1'))
    .sort()
