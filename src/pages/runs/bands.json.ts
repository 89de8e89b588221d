import type { APIRoute } from 'astro'
import { allRuns } from '../../components/experiment.ts'
import { bands } from '../../runs/bands.ts'

/** What lies behind a reader's run in the lab: one band for every spec that has reference runs. */
export const GET: APIRoute = () => new Response(JSON.stringify(bands(allRuns())), { headers: { 'content-type': 'application/json' } })
