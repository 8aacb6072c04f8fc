/**
 * Says what a benchmark's output should have been; a benchmark that fails a check must not print a time for it.
 *
 * @param {unknown} holds
 * @param {string} claim
 * @returns {asserts holds}
 */
export function check(holds, claim) {
  if (!holds) throw new Error(`check failed: ${claim}`);
}
