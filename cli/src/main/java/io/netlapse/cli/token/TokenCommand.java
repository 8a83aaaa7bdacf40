package io.netlapse.cli.token;

import picocli.CommandLine.Command;

/** The three things that an admin does with tokens, one class each. */
@Command(
    name = "token",
    description = "Hands out, lists and revokes tokens (with an admin's token).",
    subcommands = {TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class TokenCommand {}
