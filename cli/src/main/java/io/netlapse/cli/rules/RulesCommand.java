package io.netlapse.cli.rules;

import picocli.CommandLine.Command;

/** What a person who writes rules wants, one class each. */
@Command(
    name = "rules",
    description = "Helps to write rules in YAML (docs/rules/writing.md); needs no service.",
    subcommands = RulesCheckCommand.class,
    synopsisSubcommandLabel = "COMMAND")
public final class RulesCommand {}
