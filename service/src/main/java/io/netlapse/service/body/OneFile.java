package io.netlapse.service.body;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;

/** Bodies that are one file as it is. */
public final class OneFile {

  private OneFile() {}

  /**
   * Refuses forms: their borders and headers would be read as what a node said.
   *
   * @throws ProblemException 415 for a form
   */
  public static void require(HttpRequest<?> request) {
    if (request.getContentType().filter(MediaType.MULTIPART_FORM_DATA_TYPE::matches).isPresent()) {
      throw ProblemException.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "A form is not read here. Send the file as it is: curl --data-binary @FILE; several as"
              + " one tar or zip.");
    }
  }
}
