import Fastify from 'fastify';
import { jobprismPlugin } from 'jobprism/server';

/**
 * An application with the service of jobprism under /jobs: /jobs/v1/recommend, /jobs/v1/assign, /jobs/healthz ...
 *
 * @param options of the service: model, index, write ...
 * @param isKnown says who may ask; replace it by the login that you have
 */
export async function createApp(options, isKnown) {
  const app = Fastify({ logger: { level: 'warn' } });

  // Your own routes know nothing of the service.
  app.get('/', async () => ({ hello: 'world' }));

  await app.register(
    async (jobs) => {
      // For what is below /jobs alone. The service's own keys are off, for the application has seen to it.
      jobs.addHook('onRequest', async (request, reply) => {
        if (!isKnown(request)) return reply.status(401).send({ message: 'Log in first.' });
      });
      await jobs.register(jobprismPlugin, { ...options, keys: 'off' });
    },
    { prefix: '/jobs' },
  );
  return app;
}
