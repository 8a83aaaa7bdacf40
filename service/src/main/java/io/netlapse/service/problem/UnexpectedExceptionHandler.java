package io.netlapse.service.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import jakarta.inject.Singleton;

/**
 * Answers for what nothing else answers for. The database being away may come from anywhere and is
 * 503; a body over the server's limit comes as an I/O error of whoever reads it and is 413.
 */
@Singleton
final class UnexpectedExceptionHandler
    implements ExceptionHandler<Exception, HttpResponse<Problem>> {

  private final ProblemProcessor processor;

  UnexpectedExceptionHandler(ProblemProcessor processor) {
    this.processor = processor;
  }

  @Override
  @SuppressWarnings("rawtypes") // Micronaut's interface has the raw type.
  public HttpResponse<Problem> handle(HttpRequest request, Exception exception) {
    HttpRequest<?> typed = request;
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException ours) {
        return processor.answer(typed, ours);
      }
      if (cause instanceof ContentLengthExceededException) {
        return processor.answer(
            typed,
            ProblemException.of(
                ProblemType.TOO_LARGE, "The request is larger than the service takes."));
      }
    }
    if (DatabaseProblems.isAway(exception)) {
      return processor.answer(typed, DatabaseProblems.unavailable());
    }
    return processor.processResponse(
        ErrorContext.builder(typed).cause(exception).build(), HttpResponse.serverError());
  }
}
