import type { APIRoute } from 'astro'
import { named, nearestOf } from '../../components/nearest.ts'

export const getStaticPaths = () => named.map((split) => ({ params: { split } }))

/** What the browser of the letters shows beside a letter: its nearest training letter. */
export const GET: APIRoute = async ({ params }) => Response.json(await nearestOf(params['split']!))
