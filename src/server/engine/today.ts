/** The day in UTC, as `2024-05-04`: the only thing that the service asks the clock for. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
