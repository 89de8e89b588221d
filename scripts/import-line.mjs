import { dirname, posix, relative, resolve, sep } from 'node:path'
import { crossing, trespass } from './rooms.mjs'

const root = resolve(import.meta.dirname, '..')
const slashed = (path) => path.split(sep).join('/')

/** Where an import leads, or why it must not be there. */
export function judge(file, source) {
  const from = slashed(relative(root, file))
  if (!source.startsWith('.')) return trespass(from, source)
  return crossing(from, posix.join(slashed(relative(root, dirname(file))), source.replace(/\?.*$/, '')))
}

/** ESLint plugin with one rule: imports run down the line of rooms. */
export default {
  rules: {
    'import-line': {
      meta: { type: 'problem', schema: [], messages: { crossing: '{{says}} (scripts/rooms.mjs)' } },
      create(context) {
        const check = (node) => {
          if (typeof node.source?.value !== 'string') return
          const says = judge(context.filename, node.source.value)
          if (says) context.report({ node, messageId: 'crossing', data: { says } })
        }
        return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
      },
    },
  },
}
