import * as z from 'zod';
import { JobprismError } from '../../../core/errors.js';
import {
  assignedJobSchema,
  assignedJobsSchema,
  deletedJobSchema,
  indexedJobSchema,
  putJobSchema,
  similarJobsSchema,
} from '../../schema/answers.js';
import { assignBody, jobParams, jobSchema, similarQuery } from '../../schema/requests.js';
import { jobOf } from '../job-of.js';
import { HttpProblem } from '../problem.js';
import { type Route, route } from '../route.js';

const JOB = '/v1/jobs/{id}';

/** What is asked of single jobs. */
export const JOB_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/assign',
    id: 'assign',
    summary: 'Read one job description, or many: cluster, skills, capabilities, frameworks, facts, role and level',
    scope: 'read',
    body: assignBody,
    answers: { 200: z.union([assignedJobSchema, assignedJobsSchema]) },
    handle: async ({ body, ask }) => {
      if (!('jobs' in body)) return { body: await ask({ kind: 'assign', jobs: [jobOf(body, 1)] }) };
      const jobs = body.jobs.map((job, at) => jobOf(job, at + 1));
      return { body: `{"jobs":[${await ask({ kind: 'assign', jobs })}]}` };
    },
  }),
  route({
    method: 'GET',
    path: JOB,
    id: 'getJob',
    summary: 'A job as the index keeps it',
    scope: 'read',
    params: jobParams,
    answers: { 200: indexedJobSchema },
    problems: [404],
    handle: async ({ params, ask }) => ({ body: await ask({ kind: 'job', id: params.id }) }),
  }),
  route({
    method: 'PUT',
    path: JOB,
    id: 'putJob',
    summary: 'Read a job description and put it into the index, in place of the one of its id',
    scope: 'write',
    params: jobParams,
    body: jobSchema,
    answers: { 200: putJobSchema, 201: putJobSchema },
    problems: [409],
    handle: async ({ params: { id }, body, ask }) => {
      if (body.id !== undefined && body.id !== id) throw otherId();
      const json = await ask({ kind: 'put', job: jobOf({ ...body, id }, 1) });
      return { status: json.startsWith('{"created":true') ? 201 : 200, body: json };
    },
  }),
  route({
    method: 'DELETE',
    path: JOB,
    id: 'deleteJob',
    summary: 'Take a job out of the index',
    scope: 'write',
    params: jobParams,
    answers: { 200: deletedJobSchema },
    problems: [404, 409],
    handle: async ({ params, ask }) => ({ body: await ask({ kind: 'delete', id: params.id }) }),
  }),
  route({
    method: 'GET',
    path: `${JOB}/similar`,
    id: 'similarJobs',
    summary: 'Jobs like a job of the index',
    scope: 'read',
    params: jobParams,
    query: similarQuery,
    answers: { 200: similarJobsSchema },
    problems: [404],
    handle: async ({ params, query, ask }) => ({
      body: await ask({ kind: 'similar', id: params.id, options: query }),
    }),
  }),
];

function otherId(): HttpProblem {
  const fault = { where: '/id', reason: 'it is another id than that of the address' };
  return new HttpProblem(new JobprismError('REQUEST_INVALID', fault), { faults: [fault] });
}
