package io.netlapse.collectors.push;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The beginning of an answer's body; the rest, however long, is not read. */
final class FirstBytes implements BodySubscriber<byte[]> {

  private static final int LIMIT = 16 << 10;

  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Flow.@Nullable Subscription subscription;

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] part = new byte[Math.min(buffer.remaining(), LIMIT - bytes.size())];
      buffer.get(part);
      bytes.write(part, 0, part.length);
    }
    if (bytes.size() == LIMIT && subscription != null) {
      subscription.cancel();
      onComplete();
    }
  }

  /** What broke off is enough for a message: the status was there before. */
  @Override
  public void onError(Throwable error) {
    onComplete();
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }
}
