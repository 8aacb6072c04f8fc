import type { Command } from 'commander';
import { JobprismError } from '../core/errors.js';
import type { PackFault } from '../frameworks/fault.js';
import { loadTechnologyLinks } from '../frameworks/links.js';
import { builtInKnowledge } from '../frameworks/registry.js';
import { packFaults } from '../frameworks/validate.js';
import { checkBuiltIn, type KnowledgeCheck } from '../frameworks/validate-built-in.js';
import { readPack } from './arguments.js';
import type { CommandContext } from './context.js';
import { EXIT } from './failures.js';
import { forTerminal } from './io.js';

const EXAMPLES = `
Examples:
  $ jobprism packs list
  $ jobprism packs show go-web > my-pack.json
  $ jobprism packs show kubernetes
  $ jobprism packs validate my-pack.json
  $ jobprism packs validate
`;
const VALIDATE_HELP = `
Checked: the fields; that no id and no spelling stands twice; that every id leads somewhere; that every decision ends;
and that no text can make a phrase or a name costly to look for. Each fault is a line with its place and what to do;
with faults the status is ${EXIT.wrongUse}. docs/PACKS.md tells what each field means.
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
    .description('a built-in pack as JSON, to read or to start from; or a technology, with its public identifiers')
    .argument('<id>', 'of a pack, or of a technology')
    .action(async (id: string) => {
      const { packs: known, catalogue } = builtInKnowledge();
      const pack = known.find((one) => one.id === id);
      const technology = catalogue.technologies.get(id);
      if (!pack && !technology) throw new JobprismError('PACK_UNKNOWN', { pack: id });
      const links = pack ? undefined : (await loadTechnologyLinks()).get(id);
      stdout.write(`${JSON.stringify(pack ?? { ...technology, links }, null, 2)}\n`);
    });

  packs
    .command('validate')
    .description('check a pack file, or without one the built-in catalogue and packs')
    .argument('[file]', 'a pack; without it the catalogue and packs that come with jobprism are checked')
    .addHelpText('after', VALIDATE_HELP)
    .action(async (file: string | undefined) => {
      const checks = file === undefined ? await checkBuiltIn() : [await checkFile(file)];
      for (const { name, holds, faults } of checks) {
        for (const fault of faults) stderr.write(forTerminal(`${name}: ${said(fault)}\n`));
        if (faults.length > 0) context.status = EXIT.wrongUse;
        else stdout.write(forTerminal(`${name}: valid${holds}\n`));
      }
    });
}

async function checkFile(name: string): Promise<KnowledgeCheck> {
  return { name, holds: '', faults: packFaults(await readPack(name), builtInKnowledge().catalogue) };
}

function said({ path, reason, remedy }: PackFault): string {
  return remedy === undefined ? `${path}: ${reason}` : `${path}: ${reason}; ${remedy}`;
}
