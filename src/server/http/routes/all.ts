import type { Route } from '../route.js';
import { JOB_ROUTES } from './jobs.js';
import { MODEL_ROUTES } from './model.js';
import { PEOPLE_ROUTES } from './people.js';
import { STATE_ROUTES } from './state.js';

/** Every address of the service. */
export const ROUTES: readonly Route[] = [...JOB_ROUTES, ...PEOPLE_ROUTES, ...MODEL_ROUTES, ...STATE_ROUTES];
