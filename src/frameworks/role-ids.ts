/** The kinds of work that jobs are told apart by. */
export const ROLE_IDS = [
  'backend',
  'cloud-platform',
  'infrastructure-tooling',
  'sre-devops',
  'frontend',
  'mobile',
  'full-stack',
  'data-engineering',
  'data-analysis',
  'machine-learning',
  'qa-testing',
  'embedded-iot',
  'security',
  'blockchain',
  'game',
  'desktop-client',
  'management',
  'other',
] as const;

/** The kind of work a job is. */
export type Role = (typeof ROLE_IDS)[number];
