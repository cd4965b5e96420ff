import type { APIRoute } from 'astro'
import { evidenceFile, evidencePaths } from '../../../../evidence.ts'

export const getStaticPaths = () => evidencePaths('white-papers')

export const GET: APIRoute<Record<string, unknown>, { slug: string; file: string }> = ({ params }) =>
  evidenceFile(`white-papers/${params.slug}`, params.file)
