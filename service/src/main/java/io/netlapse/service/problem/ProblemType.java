package io.netlapse.service.problem;

/**
 * The kinds of problems that the service answers with. Clients may switch on {@link #uri()}: slugs
 * never change and are never used again for something else. {@code docs/problems.md} explains each.
 */
public enum ProblemType {
  /** The request line, a parameter or the body's syntax is wrong. */
  BAD_REQUEST(400, "bad-request", "The request could not be read"),
  /** A cursor that this query did not give. */
  BAD_CURSOR(400, "bad-cursor", "The cursor is not of this query"),
  /** No token, or one that is not known. */
  UNAUTHORIZED(401, "unauthorized", "A valid token is needed"),
  /** The token does not allow this. */
  FORBIDDEN(403, "forbidden", "The token does not allow this"),
  /** There is no such route or thing. */
  NOT_FOUND(404, "not-found", "There is no such thing"),
  /** The route exists, with other methods. */
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "The route does not take this method"),
  /** The client accepts nothing that the route can answer with. */
  NOT_ACCEPTABLE(406, "not-acceptable", "The route has no such representation"),
  /** It contradicts what is there. */
  CONFLICT(409, "conflict", "It contradicts what is there"),
  /** A delta refers to what the service does not have of the node. */
  MISSING_SECTIONS(409, "missing-sections", "The service does not have what the delta refers to"),
  /** A limit on size. */
  TOO_LARGE(413, "too-large", "It is larger than the service takes"),
  /** The body is of a type or encoding that the route does not read. */
  UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body's type or encoding is not read"),
  /** The body was read and what it says is not valid. */
  INVALID(422, "invalid", "What was sent is not valid"),
  /** The service has as much to do as it can; the same request works later. */
  OVERLOADED(429, "overloaded", "The service is busy"),
  /** A fault of the service. */
  INTERNAL(500, "internal", "The service failed"),
  /** The database is away; the same request works later. */
  UNAVAILABLE(503, "unavailable", "The database cannot be reached");

  private static final String BASE = "https://netlapse.io/problems/";

  private final int status;
  private final String slug;
  private final String title;

  ProblemType(int status, String slug, String title) {
    this.status = status;
    this.slug = slug;
    this.title = title;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The stable address of the type. */
  public String uri() {
    return BASE + slug;
  }

  /** The type in a few words, the same for each occurrence. */
  public String title() {
    return title;
  }

  /** The first type of a status; by the status's class where none has it. */
  static ProblemType ofStatus(int status) {
    for (ProblemType type : values()) {
      if (type.status == status) {
        return type;
      }
    }
    return status >= 500 ? INTERNAL : BAD_REQUEST;
  }
}
