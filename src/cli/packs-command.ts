import type { Command } from 'commander';
import { JobprismError } from '../core/errors.js';
import { builtInKnowledge } from '../frameworks/registry.js';
import { packFaults } from '../frameworks/validate.js';
import { readPack } from './arguments.js';
import type { CommandContext } from './context.js';
import { EXIT } from './failures.js';
import { forTerminal } from './io.js';

const EXAMPLES = `
Examples:
  $ jobprism packs list
  $ jobprism packs show go-web > my-pack.json
  $ jobprism packs validate my-pack.json
`;

/** Adds `jobprism packs list | show | validate`. */
export function addPacks(program: Command, context: CommandContext): void {
  const { stdout, stderr } = context.io;
  const packs = program
    .command('packs')
    .description('List, show and check framework packs.')
    .addHelpText('after', EXAMPLES);

  packs
    .command('list')
    .description('the built-in packs, a line each')
    .action(() => {
      const { packs: known, catalogue } = builtInKnowledge();
      for (const { id, version, name, frameworks } of known) {
        const names = frameworks.map((framework) => catalogue.nameOf(framework.id)).join(', ');
        stdout.write(`${id} ${version}  ${name.zh} ${name.en}: ${names}\n`);
      }
    });

  packs
    .command('show')
    .description('a built-in pack as JSON, to read or to start from')
    .argument('<id>')
    .action((id: string) => {
      const pack = builtInKnowledge().packs.find((known) => known.id === id);
      if (!pack) throw new JobprismError('PACK_UNKNOWN', { pack: id });
      stdout.write(`${JSON.stringify(pack, null, 2)}\n`);
    });

  packs
    .command('validate')
    .description('check a pack file against the schema and the catalogue')
    .argument('<file>')
    .action(async (file: string) => {
      const faults = packFaults(await readPack(file), builtInKnowledge().catalogue);
      for (const { path, reason } of faults) stderr.write(forTerminal(`${file}: ${path}: ${reason}\n`));
      if (faults.length > 0) context.status = EXIT.wrongUse;
      else stdout.write(forTerminal(`${file}: valid\n`));
    });
}
