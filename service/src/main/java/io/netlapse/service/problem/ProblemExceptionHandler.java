package io.netlapse.service.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers with the problem that our own code raised. */
@Singleton
final class ProblemExceptionHandler
    implements ExceptionHandler<ProblemException, HttpResponse<Problem>> {

  private final ProblemProcessor processor;

  ProblemExceptionHandler(ProblemProcessor processor) {
    this.processor = processor;
  }

  @Override
  @SuppressWarnings("rawtypes") // Micronaut's interface has the raw type.
  public HttpResponse<Problem> handle(HttpRequest request, ProblemException exception) {
    return processor.answer(request, exception);
  }
}
