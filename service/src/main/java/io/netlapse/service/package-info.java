/** Ingest, REST API, security, notifications, metrics, web UI. */
@NullMarked
package io.netlapse.service;

import org.jspecify.annotations.NullMarked;
