// The other end of callInChild.
process.once('message', async ({ module, name, input }) => {
  let answer;
  try {
    const value = await (await import(module))[name](input);
    answer = { value, maxRSS: process.resourceUsage().maxRSS };
  } catch (error) {
    answer = { error: error instanceof Error ? error.stack : String(error) };
  }
  process.send?.(answer, () => process.disconnect());
});
