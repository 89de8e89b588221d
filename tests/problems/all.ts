import { existsSync, readdirSync } from 'node:fs'
import type { Problem } from '../../src/solution/problem.ts'

const folders = readdirSync('content/problems').filter((folder) => existsSync(`content/problems/${folder}/problem.ts`))

/** Every problem of the book, found by its folder. Its fields are known by their declarations alone. */
export const problems: readonly { folder: string; problem: Problem }[] = await Promise.all(
  folders.map(async (folder) => {
    const { default: problem } = (await import(`../../content/problems/${folder}/problem.ts`)) as { default: Problem }
    return { folder, problem }
  }),
)
