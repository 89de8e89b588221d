import type { APIRoute } from 'astro'
import { experiments, printedErrors } from '../../components/experiment.ts'

/** The validation errors that the original printed, by the experiment: crosses in the lab's sweeps. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(Object.fromEntries(experiments().map((experiment) => [experiment, printedErrors(experiment)]))), { headers: { 'content-type': 'application/json' } })
