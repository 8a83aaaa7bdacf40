/**
 * A collector for a cloud that runs commands on its machines for whoever asks its API. The API is
 * made up, and has what those of the clouds have: a command is sent, asked for until it has ended,
 * and its output is fetched in parts.
 */
package com.example.runcommand;
