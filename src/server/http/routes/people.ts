import { citySkillsSchema, recommendationSchema } from '../../schema/answers.js';
import { citySkillsBody, recommendBody } from '../../schema/requests.js';
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
    handle: async ({ body, ask }) => ({ body: await ask({ kind: 'recommend', ...body }) }),
  }),
  route({
    method: 'POST',
    path: '/v1/city-skills',
    id: 'citySkills',
    summary: 'Which skills a person should put first and which to add for the jobs of a city',
    scope: 'read',
    body: citySkillsBody,
    answers: { 200: citySkillsSchema },
    handle: async ({ body, ask }) => ({ body: await ask({ kind: 'city-skills', ...body }) }),
  }),
];
