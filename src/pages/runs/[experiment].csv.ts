import type { APIRoute } from 'astro'
import { experiments, referenceRuns } from '../../components/experiment.ts'
import { bakedDigits, csv, toldOf } from '../../runs/csv.ts'

export const getStaticPaths = () => experiments().map((experiment) => ({ params: { experiment } }))

/** Every epoch of every reference run. */
export const GET: APIRoute = ({ params }) =>
  new Response(csv(referenceRuns(params['experiment']!).map(toldOf), bakedDigits), { headers: { 'content-type': 'text/csv; charset=utf-8' } })
