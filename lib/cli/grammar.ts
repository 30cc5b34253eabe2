import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from './about';
import type { CheckFlags } from './check';
import type { ConformancePackFlags } from './conformance-pack';
import type { Console } from './console';
import type { DriftFlags } from './drift';
import type { ServicesFormat } from './services';
import { failOn, formats, listed, profiles } from './flags';

type ExitCode = 0 | 1 | 2;
type Outcome = ExitCode | Promise<ExitCode>;

/** What the commands do. */
export interface Commands {
  readonly check: (paths: readonly string[], flags: CheckFlags) => ExitCode;
  readonly explain: (name: string) => ExitCode;
  readonly rules: (format: 'text' | 'json') => ExitCode;
  readonly controls: (format: 'text' | 'json', withRules: boolean) => ExitCode;
  readonly init: (folder: string) => ExitCode;
  readonly services: (format: ServicesFormat) => ExitCode;
  readonly conformancePack: (flags: ConformancePackFlags) => ExitCode;
  readonly drift: (paths: readonly string[], flags: DriftFlags) => Outcome;
}

/** Reads any command line, answers for help and says what is wrong with one. */
export function parse(args: readonly string[], commands: Commands, console: Console): Outcome {
  let code: Outcome = 2;
  const program = grammar(commands, console, exit => {
    code = exit;
  });
  try {
    program.parse(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function grammar(commands: Commands, console: Console, exit: (code: Outcome) => void): Command {
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
  judging(program.command('check'))
    .description('judge templates, folders or cloud assemblies')
    .argument('[paths...]', 'templates, folders or cloud assemblies; default cdk.out')
    .option('--files-from <list>', 'a file with one path a line, - for standard input')
    .option('--open-only', 'leave compliant findings out of json')
    .action((paths: string[], flags: CheckFlags) => {
      exit(commands.check(paths, flags));
    });
  program
    .command('explain')
    .description('say what a rule judges, why and how to mend it, or what a control asks for')
    .argument('<rule|control>', 'such as s3-bucket-ssl-requests-only, 4.M.C or 164.312(e)(1)')
    .action((name: string) => {
      exit(commands.explain(name));
    });
  program
    .command('init')
    .description('start a CDK app with constructs for PHI, checks, settings and a job for CI; keeps every file that is there')
    .argument('[folder]', 'default: this one', '.')
    .action((folder: string) => {
      exit(commands.init(folder));
    });
  program
    .command('services')
    .description('list the services that AWS calls HIPAA eligible, or write the service control policy that denies the others')
    .addOption(new Option('--format <format>', 'text, json or scp').choices(['text', 'json', 'scp']).default('text'))
    .action(({ format }: { format: ServicesFormat }) => {
      exit(commands.services(format));
    });
  judging(program.command('drift'))
    .description('join templates with what AWS Config finds where they are deployed')
    .argument('[paths...]', 'cloud assemblies; default cdk.out')
    .option(
      '--aggregator <name>',
      'read the accounts and Regions that an aggregator gathers; default: the account of the credentials',
    )
    .option('--region <region>', 'default AWS_REGION')
    .option('--prefix <name>', 'begins the names of the conformance packs', 'hicp')
    .action((paths: string[], flags: DriftFlags) => {
      exit(commands.drift(paths, flags));
    });
  program
    .command('conformance-pack')
    .description('write conformance packs of AWS Config as YAML, and estimate what they evaluate and cost')
    .addOption(new Option('--profile <size>', 'size of the organization').choices(profiles).default('medium'))
    .option('--practice <numbers>', 'only these HICP practices: 3,4; repeatable', listed)
    .option('--exclude <ids>', 'without these rules or controls; repeatable', listed)
    .option('--output <folder>', 'where the packs are written', 'conformance-packs')
    .addOption(
      new Option('--partition <name>', 'where they are deployed').choices(['aws', 'aws-cn', 'aws-us-gov']).default('aws'),
    )
    .option('--resources <n>', 'resources of each type, for the estimate', wholeNumber, 10)
    .option('--changes <n>', 'changes to each of them in a month, for the estimate', wholeNumber, 4)
    .action((flags: ConformancePackFlags) => {
      exit(commands.conformancePack(flags));
    });
  program
    .command('rules')
    .description('list all rules')
    .addOption(listFormat())
    .action(({ format }: { format: 'text' | 'json' }) => {
      exit(commands.rules(format));
    });
  program
    .command('controls')
    .description('list all controls and who looks at them: rules, AWS Config, a person')
    .option('--rules', 'name the rules, not only their number')
    .addOption(listFormat())
    .action(({ format, rules = false }: { format: 'text' | 'json'; rules?: boolean }) => {
      exit(commands.controls(format, rules));
    });
  return program;
}

/** The options of a command that judges and reports. */
function judging(command: Command): Command {
  return (
    command
      .option('--format <format>', 'text (default), json, sarif or html; repeatable', formatList)
      .option('--output <path>', 'a file for one format, a folder for several')
      .addOption(new Option('--profile <size>', 'size of the organization; default medium').choices(profiles))
      .addOption(new Option('--fail-on <severity>', 'lowest severity that fails; default low').choices(failOn))
      .option('--strict', 'undetermined findings fail too')
      // Not variadic: that would take the paths behind it for ids.
      .option('--only <ids>', 'only these rules or controls: s3-bucket-ssl-requests-only,4.M.C; repeatable', listed)
      .option('--skip <ids>', 'without these rules or controls; repeatable', listed)
      .option('--parameters <file|Key=Value>', 'values of template parameters; repeatable', gathered)
      .option('--config <file>', 'settings and waivers; default hicp.config.yaml')
  );
}

function listFormat(): Option {
  return new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text');
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It is a whole number of 0 or more.');
  return Number(value);
}

function gathered(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function formatList(value: string, before: readonly string[] = []): readonly string[] {
  const all = listed(value, before);
  const unknown = all.find(format => !formats.includes(format));
  if (unknown !== undefined) throw new InvalidArgumentError(`It is one of ${formats.join(', ')}.`);
  return all;
}
