import { JobprismError } from '../../../core/errors.js';
import type { PersonInput } from '../../../recommend/person.js';
import { citySkillsSchema, recommendationSchema } from '../../schema/answers.js';
import { citySkillsBody, recommendBody } from '../../schema/requests.js';
import { HttpProblem } from '../problem.js';
import { type Route, route } from '../route.js';

/** What is asked for a person. */
export const PEOPLE_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/recommend',
    id: 'recommend',
    summary: 'Jobs, clusters, roles and frameworks for a person, with what is missing for each job',
    scope: 'read',
    body: recommendBody,
    answers: { 200: recommendationSchema },
    handle: async ({ body, ask, service: { limits } }) => {
      requireShort(body.person, limits.textLimit);
      return { body: await ask({ kind: 'recommend', ...body }) };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/city-skills',
    id: 'citySkills',
    summary: 'Which skills a person should put first and which to add for the jobs of a city',
    scope: 'read',
    body: citySkillsBody,
    answers: { 200: citySkillsSchema },
    handle: async ({ body, ask, service: { limits } }) => {
      requireShort(body.person, limits.textLimit);
      return { body: await ask({ kind: 'city-skills', ...body }) };
    },
  }),
];

/** A very long text would keep others waiting for the thread that reads it. */
function requireShort({ text = '' }: PersonInput, most: number): void {
  if (text.length <= most) return;
  const fault = { where: '/person/text', reason: `must be ${most} characters at most` };
  throw new HttpProblem(new JobprismError('REQUEST_INVALID', fault), { faults: [fault] });
}
