/** Levels, the lowest first. */
export const LEVELS = ['intern', 'junior', 'mid', 'senior', 'lead'] as const;

/** How senior a job is. */
export type Level = (typeof LEVELS)[number];
