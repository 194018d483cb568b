import { version } from "@coterie/wire";
import { Command, CommanderError } from "commander";
import {
  addMachineOptions,
  addMethodOptions,
  addPrepareOptions,
  addTableOptions,
  collect,
} from "./commands/common-options.js";
import type { Effects } from "./effects.js";
import { ExitCode, explainFailure } from "./exit-code.js";

/**
 * The command line: parse `args` (without node and script), run the command, answer with the exit code.
 * Never throws: every failure becomes a message on the error stream and a code.
 */
export async function coterie(args: readonly string[], effects: Effects): Promise<ExitCode> {
  let code: ExitCode = ExitCode.fine;
  const program = buildProgram(effects, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.fine : ExitCode.input;
    const failure = explainFailure(error);
    if (failure.message !== "") await effects.stderr.write(`${failure.message}\n`).catch(() => {});
    if (args.includes("--debug") && error instanceof Error) await effects.stderr.write(`${traceOf(error)}\n`);
    return failure.code;
  }
}

function traceOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${traceOf(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}

type Finish = (code: ExitCode) => void;

function buildProgram(effects: Effects, finish: Finish): Command {
  const program = new Command("coterie")
    .description("Customer segments that are named, explained, tested and put to work.")
    .version(version)
    .exitOverride()
    .showHelpAfterError("Run coterie --help, or coterie <command> --help, for what is possible.")
    .configureOutput({
      writeOut: (text) => void effects.stdout.write(text).catch(() => {}),
      writeErr: (text) => void effects.stderr.write(text).catch(() => {}),
      getOutHelpWidth: () => effects.stdout.columns,
      getErrHelpWidth: () => effects.stderr.columns,
    })
    .addHelpText("after", example("coterie generate --out bank.csv\n  coterie run bank.csv"));
  const command = (name: string, description: string, shown: string): Command =>
    program.command(name).description(description).addHelpText("after", example(shown));

  const run = command(
    "run",
    "the whole way: from a table to segments, scores and a report",
    "coterie run customers.csv --out coterie-out",
  );
  run.argument("<customers>", "CSV, Excel, Parquet or JSON file, a glob, or - for standard input");
  addMachineOptions(addMethodOptions(addTableOptions(run)))
    .option("--out <folder>", "where the outputs go (default: coterie-out)")
    .option("--freeze <file>", "also keep the customers K was compared on as they entered the model, .csv or .parquet")
    .option("--scores <format>", "csv, parquet or none (default: csv)")
    .option("--allow-none", "write personas, scores and playbook even where there are no segments")
    .action(async (place, flags) =>
      finish(await (await import("./commands/run.js")).runCommand(place, flags, effects)),
    );

  command(
    "generate",
    "make a bank to try things on, with planted segments and their truth beside it",
    "coterie generate --customers 20000 --seed 7 --out bank.csv --transactions payments.csv",
  )
    .option("--customers <count>", "customers to make (default: 20000)")
    .option("--seed <number>", "same seed, same bank (default: 0)")
    .option("--out <file>", "a .csv or .parquet; the truth goes beside it as FILE.truth (default: bank.csv)")
    .option("--overlap <share>", "0 = segments as far apart as they come, 1 = all alike")
    .option("--null", "no segments at all: one population with the same columns and correlations")
    .option("--missing <share>", "share of cells left empty at random (default: 0)")
    .option("--transactions <file>", "also write the dated transactions that add up to the customers' columns")
    .option("--quiet", "print nothing but errors")
    .option("--debug", "show the trace of a failure")
    .action(async (flags) => finish(await (await import("./commands/generate.js")).generateCommand(flags, effects)));

  const features = command(
    "features",
    "one row a customer from a file of transactions",
    "coterie features payments.csv --customer customer_id --date date --amount amount --out features.csv",
  );
  features
    .argument("<transactions>", "CSV, Excel, Parquet or JSON file, a glob, or - for standard input")
    .option("--customer <column>", "who the transaction belongs to (default: found by name)")
    .option("--date <column>", "when it was (default: found by name)")
    .option("--time <column>", "the time of day, where it stands in a column of its own")
    .option("--amount <column>", "how much (default: found by name)")
    .option("--direction <column>", "in or out, where the sign does not say it")
    .option("--type <column>", "kind of transaction, for own transfers, reversals and fees")
    .option("--channel <column>", "card, branch, online …")
    .option("--category <column>", "what it was for")
    .option("--currency <column>", "currency of the amount")
    .option("--only-currency <code>", "use the transactions in this currency alone")
    .option("--time-zone <name>", "zone of the clock times (default: UTC)")
    .option("--windows <months>", "months looked back on (default: 3,6,12)")
    .option("--customers <table>", "a customer table, so that customers without a transaction get zeros")
    .option("--customers-id <column>", "the id in that table")
    .option("--keep-sensitive", "keep categories that reveal health, religion, politics and the like")
    .option("--as-of <date>", "rebuild the past: only what had happened by then (default: the latest date)")
    .option("--sheet <name>", "sheet of a workbook (default: the first)")
    .option("--decimal <sign>", "decimal sign, . or , where a column does not decide it")
    .option("--out <file>", "a .csv or .parquet, - for standard output (default: features.csv)");
  addMachineOptions(features).action(async (place, flags) =>
    finish(await (await import("./commands/features.js")).featuresCommand(place, flags, effects)),
  );

  const inspect = command(
    "inspect",
    "what is in a table, what each column is for, and what to do about it",
    "coterie inspect customers.csv",
  );
  inspect.argument("<customers>", "the table");
  addMachineOptions(addPrepareOptions(addTableOptions(inspect))).action(async (place, flags) =>
    finish(await (await import("./commands/inspect.js")).inspectCommand(place, flags, effects)),
  );

  const compare = command("compare", "what each criterion says of each K", "coterie compare customers.csv --k 2..10");
  compare.argument("<customers>", "the table");
  addMachineOptions(addMethodOptions(addTableOptions(compare))).action(async (place, flags) =>
    finish(await (await import("./commands/compare.js")).compareCommand(place, flags, effects)),
  );

  const fit = command(
    "fit",
    "fit one K and write the model",
    "coterie fit customers.csv --k 4 --out segmentation.json",
  );
  fit.argument("<customers>", "the table");
  addMachineOptions(addMethodOptions(addTableOptions(fit)))
    .option("--out <file>", "the model (default: segmentation.json)")
    .action(async (place, flags) =>
      finish(await (await import("./commands/fit.js")).fitCommand(place, flags, effects)),
    );

  const playbook = command(
    "playbook",
    "the rules that choose what marketing does with a segment",
    "coterie playbook --yaml > mine.yaml",
  )
    .option("--playbook <file>", "a bank's own, YAML (default: Coterie's)")
    .option("--yaml", "print it as a file to edit")
    .option("--json", "print JSON instead of text")
    .option("--debug", "show the trace of a failure")
    .action(async (flags) => finish(await (await import("./commands/playbook.js")).playbookCommand(flags, effects)));
  playbook
    .command("lint")
    .description("find rules that never fire, contradict, or leave segments out")
    .argument("[file]", "a playbook, YAML (default: Coterie's)")
    .option("--json", "print JSON instead of text")
    .option("--debug", "show the trace of a failure")
    .addHelpText("after", example("coterie playbook lint mine.yaml"))
    .action(async (file, _, lint: Command) =>
      // --json belongs to the listing too, and so is read there.
      finish(await (await import("./commands/playbook.js")).playbookLintCommand(file, lint.optsWithGlobals(), effects)),
    );

  command(
    "plan",
    "whom each approach reaches, what it costs and must bring, where a budget earns most",
    "coterie plan coterie-out/segmentation.json customers.csv --budget 50000 --config plan.yaml",
  )
    .argument("<model>", "the segmentation.json of a run")
    .argument("[customers]", "count on this table (default: on the customers of the model)")
    .option("--budget <amount>", "what may be spent")
    .option("--config <file>", "costs, caps, measured conversions and margins, YAML (docs/plan.md)")
    .option("--where <condition>", "SQL condition that defines the population")
    .option("--id <column>", "the customer id, where it has another name than at fit")
    .option("--objection <columns>", "customers with a yes here are not counted", collect)
    .option("--out <file>", "where the plan goes, - for standard output (default: plan.json)")
    .option("--threads <number>", "threads to use (default: all)")
    .option("--memory <size>", "refuse what would need more, like 4GB (default: half of this machine's)")
    .option("--json", "print JSON instead of text")
    .option("--quiet", "print nothing but errors")
    .option("--debug", "show the trace of a failure")
    .action(async (model, place, flags) =>
      finish(await (await import("./commands/plan.js")).planCommand(model, place, flags, effects)),
    );

  command(
    "audience",
    "the ids of a segment who may be contacted on a channel, with a manifest",
    "coterie audience coterie-out/segmentation.json customers.csv --segment 3 --channel email --out list.csv",
  )
    .argument("<model>", "the segmentation.json of a run")
    .argument("<customers>", "the table")
    .option("--segment <id>", "which segment")
    .option("--channel <name>", "which channel")
    .option("--out <file>", "the list, a .csv; its manifest goes beside it")
    .option("--config <file>", "consents, exclusions and caps, YAML (docs/plan.md)")
    .option("--where <condition>", "SQL condition that defines the population")
    .option("--id <column>", "the customer id, where it has another name than at fit")
    .option("--objection <columns>", "customers with a yes here are not listed", collect)
    .option("--seed <number>", "who stays where the channel's limit is passed (default: 0)")
    .option("--threads <number>", "threads to use (default: all)")
    .option("--memory <size>", "refuse what would need more, like 4GB (default: half of this machine's)")
    .option("--json", "print the manifest as JSON instead of text")
    .option("--quiet", "print nothing but errors")
    .option("--debug", "show the trace of a failure")
    .action(async (model, place, flags) =>
      finish(await (await import("./commands/audience.js")).audienceCommand(model, place, flags, effects)),
    );

  command("profile", "who is in each segment of a model", "coterie profile coterie-out/segmentation.json")
    .argument("<model>", "the segmentation.json of a run")
    .option("--json", "print JSON instead of text")
    .option("--csv", "print CSV instead of text")
    .option("--debug", "show the trace of a failure")
    .action(async (model, flags) =>
      finish(await (await import("./commands/profile.js")).profileCommand(model, flags, effects)),
    );

  command("explain", "what every word about a segment rests on", "coterie explain coterie-out/segmentation.json 3")
    .argument("<model>", "the segmentation.json of a run")
    .argument("[segment]", "a segment by number or name (default: all)")
    .option("--json", "print JSON instead of text")
    .option("--debug", "show the trace of a failure")
    .action(async (model, segment, flags) =>
      finish(await (await import("./commands/explain.js")).explainCommand(model, segment, flags, effects)),
    );

  command(
    "rename",
    "call a segment by a name of your own; it is kept with the traits it was given under",
    'coterie rename coterie-out/segmentation.json 3 "Night owls"',
  )
    .argument("<model>", "the segmentation.json of a run")
    .argument("<segment>", "a segment by number or name")
    .argument("<name>", "the name, fit to be read aloud to the customer")
    .option("--out <file>", "where the model goes (default: back into its file)")
    .option("--debug", "show the trace of a failure")
    .action(async (model, segment, name, flags) =>
      finish(await (await import("./commands/rename.js")).renameCommand(model, segment, name, flags, effects)),
    );

  const vocabulary = command(
    "vocabulary",
    "the words for personas, and which a table's columns would take",
    "coterie vocabulary customers.csv",
  );
  vocabulary.argument("[customers]", "a table: say what each of its columns would take");
  addMachineOptions(addTableOptions(vocabulary))
    .option("--vocabulary <file>", "your own words, a YAML file")
    .option("--yaml", "print the shipped vocabulary as YAML, to start your own from")
    .action(async (place, flags) =>
      finish(await (await import("./commands/vocabulary.js")).vocabularyCommand(place, flags, effects)),
    );

  const score = command(
    "score",
    "give each customer of a table its segment",
    "coterie score coterie-out/segmentation.json new.csv --out scores.csv",
  );
  score
    .argument("<model>", "the segmentation.json of a run")
    .argument("[customers]", "the table (with --to: in a database; default: the one the model was made from)")
    .option("--config <file>", "read settings from a YAML file; flags win over it")
    .option("--where <condition>", "SQL condition that defines the population")
    .option("--sheet <name>", "sheet of a workbook (default: the first)")
    .option("--decimal <sign>", "decimal sign, . or , where a column does not decide it")
    .option("--as-of <date>", "date at which tenures are counted")
    .option("--id <column>", "the customer id, where it has another name than at fit")
    .option("--objection <columns>", "customers with a yes here are not scored", collect)
    .option("--threads <number>", "threads to use (default: all)")
    .option("--memory <size>", "refuse what would need more, like 4GB (default: half of this machine's)")
    .option("--out <file>", "a .csv or .parquet (default: CSV to standard output)")
    .option("--to <place>", "a table in the same database, written whole or not at all")
    .option("--dry-run", "with --to: print the SQL and write nothing")
    .option("--quiet", "print nothing but errors")
    .option("--debug", "show the trace of a failure")
    .action(async (model, place, flags) =>
      finish(await (await import("./commands/score.js")).scoreCommand(model, place, flags, effects)),
    );

  command(
    "export",
    "a model as one SELECT that scores a table, preparation included",
    "coterie export coterie-out/segmentation.json --to sql --dialect postgres --table bank.customers",
  )
    .argument("<model>", "the segmentation.json of a run")
    .requiredOption("--to <format>", "sql")
    .option("--dialect <name>", "duckdb, postgres, spark or ansi (default: duckdb)")
    .option("--table <name>", "the table to score (default: customers)")
    .option("--id <column>", "the customer id (default: the model's)")
    .option("--out <file>", "a file (default: standard output)")
    .option("--debug", "show the trace of a failure")
    .action(async (model, flags) =>
      finish(await (await import("./commands/export.js")).exportCommand(model, flags, effects)),
    );

  command(
    "report",
    "the report of a model as one self-contained page",
    "coterie report coterie-out/segmentation.json --out report.html",
  )
    .argument("<model>", "the segmentation.json of a run")
    .option("--out <file>", "where the page goes, - for standard output (default: report.html)")
    .option("--plan <file>", "a plan.json made for this model, to stand under what to do")
    .option(
      "--pdf [file]",
      "also as a PDF on A4, where Chromium or Chrome is on this machine (default: beside the page)",
    )
    .option("--png <folder>", "also each picture as a PNG, by the same browser")
    .option("--xlsx [file]", "also every table as an Excel workbook (default: beside the page)")
    .option("--debug", "show the trace of a failure")
    .action(async (model, flags) =>
      finish(await (await import("./commands/report.js")).reportCommand(model, flags, effects)),
    );

  command(
    "studio",
    "the same in a browser, on this machine alone: drop a table, look, choose, export",
    "coterie studio customers.csv --project segments-2026",
  )
    .argument("[customers]", "a table to begin with")
    .option("--project <folder>", "where everything is kept (default: coterie-studio)")
    .option("--port <number>", "port on 127.0.0.1 (default: one that is free)")
    .option("--no-open", "print the address and open no browser")
    .option("--max-upload <size>", "largest file taken in (default: 4GB)")
    .option("--threads <number>", "threads to use; results do not depend on it (default: all)")
    .option("--memory <size>", "refuse what would need more, like 4GB (default: half of this machine's)")
    .option("--debug", "show the trace of a failure")
    .action(async (place, flags) =>
      finish(await (await import("./commands/studio.js")).studioCommand(place, flags, effects)),
    );
  return program;
}

function example(lines: string): string {
  return `\nExample:\n  ${lines}\n`;
}
