import express from 'express';
import { problems } from './problems.js';

/** The application over a store (see store.js); routes may be mounted into your own by `app.use('/jobs', createApp(store))`. */
export function createApp(store) {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: '1mb' }));

  // What an async handler throws, Express 5 hands to `problems` by itself.
  app.post('/assign', async ({ body }, response) => {
    response.json(await store.recommender.model.assign(jobOf(body)));
  });

  app.post('/recommend', async ({ body }, response) => {
    const { person, ...found } = await store.recommender.recommend(body?.person, body?.options);
    // Without the numbers of the person's place in the latent space, which say nothing to a reader.
    response.json({ ...found, person: { ...person, place: undefined } });
  });

  app.get('/jobs/:id/similar', ({ params, query }, response) => {
    const top = query.top === undefined ? 10 : Number(query.top);
    response.json({ jobs: store.recommender.similar(params.id, { top }) });
  });

  // Guard this one, and /jobs below, before others can reach them.
  app.post('/reload', async (_, response) => {
    await store.reload();
    response.json({ model: store.recommender.model.id, jobs: store.recommender.index.size });
  });

  app.put('/jobs/:id', async ({ params, body }, response) => {
    response.json(await store.put(jobOf({ ...body, id: params.id })));
  });

  app.use((_, response) => {
    response
      .status(404)
      .type('application/problem+json')
      .json({ type: 'about:blank', title: 'Not Found', status: 404 });
  });
  app.use(problems);
  return app;
}

/** A job as the library has it, of the fields that a client may send. */
function jobOf(body) {
  const { id = 'request', title = null, text, company = null, city = null } = body ?? {};
  const { salary = null, experience = null, education = null } = body ?? {};
  return { id, source: { file: 'memory', line: 1 }, title, text, company, city, salary, experience, education };
}
