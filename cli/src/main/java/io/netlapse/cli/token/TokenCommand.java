package io.netlapse.cli.token;

import picocli.CommandLine.Command;

/** What is done with tokens, one class each. */
@Command(
    name = "token",
    description = "Hands out, lists, rotates and revokes tokens (with an admin's token).",
    subcommands = {
      TokenCreateCommand.class,
      TokenListCommand.class,
      TokenRotateCommand.class,
      TokenRevokeCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class TokenCommand {}
