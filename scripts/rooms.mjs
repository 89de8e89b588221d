/**
 * The rooms of the house, from the top of the import line down. A file imports from its own room and from rooms of
 * lower levels; rooms of one level do not know each other. The lint rule below holds it, CONTRIBUTING prints it.
 *
 * `files` says which paths are of the room (the first room that matches has the file); `react` and `dom` say whether it
 * may know React and the page; `packages` are those that no other room may import.
 */
export const levels = [
  [
    { name: 'mdx', files: /^content\/.*\.(mdx|astro)$/, says: 'the book as written: chapters, experiments, guides', react: true, dom: true },
    { name: 'pages', files: /^src\/(pages\/|content\.config\.ts$)/, says: 'one file per address that is not a chapter', react: true, dom: true },
  ],
  [{ name: 'layout', files: /^src\/layout\//, says: 'the frame around every page: head, navigation, footer', react: true, dom: true }],
  [
    { name: 'components', files: /^src\/components\//, says: 'the words that authors use in MDX', react: true, dom: true },
    { name: 'embed', files: /^src\/embed\//, says: 'the protocol between a widget and the page that hosts it', react: true, dom: true },
  ],
  [{ name: 'registry', files: /^src\/registry(\/|\.ts$)/, says: 'the one place that lists the widgets', react: true, dom: true }],
  [{ name: 'content', files: /^content\/.*\.tsx?$/, says: 'the instances: problems and experiments as data, their drawings', react: true, dom: true }],
  [{ name: 'widgets', files: /^src\/widgets\//, says: 'shared instruments: the kit, the lab, the letters', react: true, dom: true }],
  [
    { name: 'charts', files: /^src\/charts\//, says: 'runs and steps in, SVG out', react: true, dom: true },
    { name: 'training', files: /^src\/training\//, says: 'the training loop, its engines, its worker, its data', dom: true, packages: /^(@tensorflow\/|webgpu$)/ },
  ],
  [
    { name: 'runs', files: /^src\/runs\//, says: 'a training run as data: spec, epochs, comparison' },
    { name: 'solution', files: /^src\/solution\//, says: 'a worked solution as data: steps, solving, marking' },
  ],
  [{ name: 'fields', files: /^src\/fields\//, says: 'one declaration of an input, and all that reads it' }],
  [{ name: 'math', files: /^src\/math\//, says: 'expressions, operators, notations, statistics, randomness' }],
]

export const rooms = levels.flatMap((level, depth) => level.map((room) => ({ ...room, depth })))

/** @param {string} path from the project's root, with slashes */
export const roomOf = (path) => rooms.find((room) => room.files.test(path))

/**
 * Why a file may not import another one, or undefined where it may. Styles and data that are not in a room are free.
 * @param {string} from path of the importing file, from the project's root
 * @param {string} to path of the imported file, from the project's root
 */
export function crossing(from, to) {
  const [here, there] = [roomOf(from), roomOf(to)]
  if (!here) return undefined
  if (!there) return /^(scripts|tests)\//.test(to) ? `"${here.name}" is part of the site, and ${to} is not` : undefined
  if (here === there || here.depth < there.depth) return undefined
  return here.depth === there.depth
    ? `"${here.name}" and "${there.name}" do not know each other`
    : `"${here.name}" lies below "${there.name}": imports run downwards only`
}

/** Why a file may not import a package, or undefined where it may. */
export function trespass(from, name) {
  const here = roomOf(from)
  if (!here) return undefined
  if (!here.react && /^react(-dom)?(\/|$)/.test(name)) return `"${here.name}" knows no React`
  const owner = rooms.find((room) => room.packages?.test(name))
  return owner && owner !== here ? `${name} is for "${owner.name}" alone` : undefined
}

/** The table for people, as Markdown. */
export const table = () =>
  ['| level | room | what lives there | React | the page |', '|---|---|---|---|---|']
    .concat(rooms.map((room) => `| ${room.depth + 1} | \`${room.name}\` | ${room.says} | ${room.react ? 'yes' : 'no'} | ${room.dom ? 'yes' : 'no'} |`))
    .join('\n')
