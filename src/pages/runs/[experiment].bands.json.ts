import type { APIRoute } from 'astro'
import { experiments, referenceRuns } from '../../components/experiment.ts'
import { bands } from '../../runs/bands.ts'

export const getStaticPaths = () => experiments().map((experiment) => ({ params: { experiment } }))

/** What lies behind a reader's run in the lab. */
export const GET: APIRoute = ({ params }) => new Response(JSON.stringify(bands(referenceRuns(params['experiment']!))), { headers: { 'content-type': 'application/json' } })
