import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { ReportFormat } from '../reports';
import { version } from './about';
import { checkCommand } from './check';
import type { CheckFlags } from './check';
import { harmless } from './console';
import type { Console } from './console';
import { explainCommand } from './explain';
import { controlsCommand, rulesCommand } from './list';
import { ParametersProblem } from '../settings/parameters';
import { internal, UsageError } from './messages';

/** Runs the command line and returns its exit code. Nothing that goes wrong is ever 0. */
export function main(args: readonly string[], output: Console): 0 | 1 | 2 {
  const console = harmless(output);
  let code: 0 | 1 | 2 = 2;
  const program = grammar(console, exit => {
    code = exit;
  });
  try {
    program.parse(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    console.error(
      error instanceof UsageError || error instanceof ParametersProblem ? `hicp: ${error.message}.` : internal(error),
    );
    return 2;
  }
}

function grammar(console: Console, exit: (code: 0 | 1 | 2) => void): Command {
  const program = new Command('hicp')
    .description('Judges CloudFormation templates and CDK apps against HHS 405(d) HICP and the HIPAA Security Rule.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: console.print,
      writeErr: text => {
        console.error(text.trimEnd());
      },
    })
    .showHelpAfterError('hicp --help lists commands, hicp check --help its options.')
    .addHelpText('after', '\nExit codes: 0 nothing open, 1 open findings, 2 the tool could not do its work.');
  program
    .command('check')
    .description('judge templates, folders or cloud assemblies')
    .argument('[paths...]', 'templates, folders or cloud assemblies; default cdk.out')
    .option('--format <format>', 'text (default), json, sarif or html; repeatable', formatList)
    .option('--output <path>', 'a file for one format, a folder for several')
    .addOption(new Option('--profile <size>', 'size of the organization; default medium').choices(['small', 'medium', 'large']))
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that fails; default low').choices(['high', 'medium', 'low', 'none']),
    )
    .option('--strict', 'undetermined findings fail too')
    // Not variadic: that would take the paths behind it for ids.
    .option('--only <ids>', 'only these rules or controls: s3-bucket-ssl-requests-only,4.M.C; repeatable', listed)
    .option('--skip <ids>', 'without these rules or controls; repeatable', listed)
    .option('--parameters <file|Key=Value>', 'values of template parameters; repeatable', gathered)
    .option('--files-from <list>', 'a file with one path a line, - for standard input')
    .option('--config <file>', 'settings and waivers; default hicp.config.yaml')
    .option('--open-only', 'leave compliant findings out of json')
    .action((paths: string[], flags: CheckFlags) => {
      exit(checkCommand(paths, flags, console));
    });
  program
    .command('explain')
    .description('say what a rule judges, why and how to mend it, or what a control asks for')
    .argument('<rule|control>', 'such as s3-bucket-ssl-requests-only, 4.M.C or 164.312(e)(1)')
    .action((name: string) => {
      exit(explainCommand(name, console));
    });
  program
    .command('rules')
    .description('list all rules')
    .addOption(listFormat())
    .action(({ format }: { format: 'text' | 'json' }) => {
      exit(rulesCommand(format, console));
    });
  program
    .command('controls')
    .description('list all controls and who looks at them: rules, AWS Config, a person')
    .option('--rules', 'name the rules, not only their number')
    .addOption(listFormat())
    .action(({ format, rules = false }: { format: 'text' | 'json'; rules?: boolean }) => {
      exit(controlsCommand(format, rules, console));
    });
  return program;
}

function listFormat(): Option {
  return new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text');
}

/** Names separated by commas, added to those of the same flag before. */
function listed(value: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map(id => id.trim())
      .filter(id => id !== ''),
  ];
}

function gathered(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

const formats: readonly string[] = ['text', 'json', 'sarif', 'html'] satisfies readonly ReportFormat[];

function formatList(value: string, before: readonly string[] = []): readonly string[] {
  const all = listed(value, before);
  const unknown = all.find(format => !formats.includes(format));
  if (unknown !== undefined) throw new InvalidArgumentError(`It is one of ${formats.join(', ')}.`);
  return all;
}
