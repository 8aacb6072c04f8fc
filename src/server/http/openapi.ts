import { STATUS_CODES } from 'node:http';
import * as z from 'zod';
import { personSchema } from '../../pipeline/recommend/person-input.js';
import { citySkillsOptionsSchema, recommendOptionsSchema } from '../../recommend/options.js';
import { VERSION } from '../../version.js';
import * as answers from '../schema/answers.js';
import * as requests from '../schema/requests.js';
import type { Route } from './route.js';

/** Schemas that have a name of their own in the document; clients are generated with types of these names. */
const REQUEST_NAMES = {
  Job: requests.jobSchema,
  Jobs: requests.jobsSchema,
  Person: personSchema,
  RecommendOptions: recommendOptionsSchema,
  CitySkillsOptions: citySkillsOptionsSchema,
  RecommendRequest: requests.recommendBody,
  CitySkillsRequest: requests.citySkillsBody,
};
const ANSWER_NAMES = {
  AssignedJob: answers.assignedJobSchema,
  AssignedJobs: answers.assignedJobsSchema,
  PutJob: answers.putJobSchema,
  DeletedJob: answers.deletedJobSchema,
  IndexedJob: answers.indexedJobSchema,
  RecommendedJob: answers.recommendedJobSchema,
  Recommendation: answers.recommendationSchema,
  SimilarJobs: answers.similarJobsSchema,
  CitySkills: answers.citySkillsSchema,
  ClusterList: answers.clusterListSchema,
  Cluster: answers.clusterSchema,
  FrameworkList: answers.frameworkListSchema,
  Health: answers.healthSchema,
  Readiness: answers.readinessSchema,
  Reloaded: answers.reloadedSchema,
  Problem: answers.problemSchema,
};

type Json = Readonly<Record<string, unknown>>;
type Names = Readonly<Record<string, z.ZodType>>;

/**
 * The document of OpenAPI 3.1 over these routes.
 *
 * @param textLimit characters of the text of a person
 */
export function openApi(routes: readonly Route[], textLimit: number): string {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    paths[route.path]![route.method.toLowerCase()] = operationOf(route);
  }
  return JSON.stringify({
    openapi: '3.1.0',
    info: {
      title: 'jobprism',
      version: VERSION,
      description:
        'Reads job descriptions in Chinese, English and both mixed, and recommends jobs, each with its evidence.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '.' }],
    paths,
    components: {
      schemas: { ...limited(schemasOf(REQUEST_NAMES, 'input'), textLimit), ...schemasOf(ANSWER_NAMES, 'output') },
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
  });
}

function operationOf({
  method,
  path,
  id,
  summary,
  scope,
  params,
  query,
  body,
  answers: said,
  problems = [],
}: Route): Json {
  const parameters = [...parametersOf(params, 'path'), ...parametersOf(query, 'query')];
  const failures = [
    ...(body || params || query ? [422] : []),
    ...(params || query ? [400] : []),
    // A body is read where none is needed, too.
    ...(method === 'GET' ? [] : [400, 413, 415]),
    ...(scope === null ? [] : [401, 403, 429, 500, 503]),
    ...problems,
  ];
  return {
    operationId: id,
    summary,
    tags: [path.split('/')[2] ?? 'service'],
    ...(scope === null ? { security: [] } : { security: [{ key: [] }], 'x-scope': scope }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: referenceTo(body, REQUEST_NAMES) } } },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(said).map(([status, answer]) => [status, responseOf(Number(status), answer)]),
      ),
      // The ready and the unready are told apart by the status alone.
      ...Object.fromEntries(
        [...new Set(failures)].filter((status) => !(status in said)).map((status) => [status, problemResponse(status)]),
      ),
    },
  };
}

function responseOf(status: number, answer: z.ZodType | string): Json {
  const description = STATUS_CODES[status]!;
  if (typeof answer !== 'string') {
    return { description, content: { 'application/json': { schema: referenceTo(answer, ANSWER_NAMES) } } };
  }
  const schema = answer.endsWith('json') ? { type: 'object' } : { type: 'string' };
  return { description, content: { [answer]: { schema } } };
}

function problemResponse(status: number): Json {
  return {
    description: STATUS_CODES[status]!,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as { description?: string };
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description !== undefined && { description }),
      schema: rest,
    };
  });
}

/** A schema by its name; a choice of schemas by theirs. */
function referenceTo(schema: z.ZodType, names: Names): Json {
  const name = Object.keys(names).find((one) => names[one] === schema);
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
  if (schema instanceof z.ZodUnion) {
    return { anyOf: schema.options.map((option) => referenceTo(option as z.ZodType, names)) };
  }
  throw new TypeError('a schema of the service has no name');
}

function schemasOf(names: Names, io: 'input' | 'output'): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(names)) registry.add(schema, { id });
  const uri = (id: string): string => `#/components/schemas/${id}`;
  const { schemas } = z.toJSONSchema(registry, { io, uri, unrepresentable: 'any', override: shorthand });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $id: _, $schema: __, ...schema }]) => [id, schema]));
}

/** The service takes shorter texts of people than the library. */
function limited(schemas: Json, textLimit: number): Json {
  const person = schemas.Person as { readonly properties: { readonly text: Json } };
  const text = { ...person.properties.text, maxLength: textLimit };
  return { ...schemas, Person: { ...person, properties: { ...person.properties, text } } };
}

/** What is made of its value before it is checked takes text for short: a skill by its name alone. */
function shorthand({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  const { def } = zodSchema._zod;
  if (def.type !== 'pipe' || def.in._zod.def.type !== 'transform') return;
  const long = { ...jsonSchema };
  for (const key of Object.keys(long)) delete jsonSchema[key];
  jsonSchema.anyOf = [{ type: 'string' }, long];
}
