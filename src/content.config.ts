import { docsSchema } from '@astrojs/starlight/schema'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { defineCollection } from 'astro:content'

/** Something that a reader should know already: words, or words that lead to where it is told. */
const need = z.union([z.string(), z.object({ text: z.string(), href: z.string() })])

/**
 * The head matter of a page beside Starlight's own. Number and part of a chapter are not among it:
 * they follow from its folder.
 */
const headMatter = z.object({
  /** Under the title, in a sentence or two; may hold `$…$`. */
  question: z.string().optional(),
  /** The same in a few words, for the contents on the home page. */
  asks: z.string().optional(),
  /** What stands in the contents where a book has a page number. */
  answer: z.string().optional(),
  needs: z.array(need).default([]),
  minutes: z.int().positive().optional(),
  /** What the reader can do afterwards, each the end of “Afterwards you can …”. */
  after: z.array(z.string()).default([]),
})

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content', pattern: '{problems,experiments,guides}/**/*.{md,mdx}' }),
    schema: docsSchema({ extend: headMatter }),
  }),
}
