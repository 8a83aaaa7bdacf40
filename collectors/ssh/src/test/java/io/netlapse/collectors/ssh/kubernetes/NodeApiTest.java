package io.netlapse.collectors.ssh.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.netlapse.collectors.ssh.inventory.Listed;
import io.netlapse.spi.collect.CollectException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small HTTPS server that answers as an API server does. */
final class NodeApiTest {

  private static final char[] PASSWORD = "only-a-test".toCharArray();
  private static final List<String> QUERIES = new CopyOnWriteArrayList<>();

  @TempDir private static Path folder;

  private static HttpsServer server;

  @BeforeAll
  static void startServer() throws Exception {
    Path store = folder.resolve("store");
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=loopback", "-ext", "san=ip:127.0.0.1");
    keytool("-exportcert", "-rfc", "-file", folder.resolve("ca.crt").toString());
    Files.writeString(folder.resolve("token"), "secret-1\n");
    Files.writeString(folder.resolve("expired"), "secret-0\n");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.setHttpsConfigurator(new HttpsConfigurator(serving(store)));
    server.createContext("/api/v1/nodes", NodeApiTest::answer);
    server.start();
  }

  @AfterAll
  static void stopServer() {
    server.stop(0);
  }

  @BeforeEach
  void forget() {
    QUERIES.clear();
  }

  @Test
  void nodes_areReadPageByPage() throws Exception {
    List<Listed> nodes = api("token").list("role in (a,b)", "InternalIP");

    assertThat(nodes).extracting(Listed::node).containsExactly("n-1", "n-2", "n-3");
    assertThat(QUERIES)
        .containsExactly(
            "limit=200&labelSelector=role+in+%28a%2Cb%29",
            "limit=200&labelSelector=role+in+%28a%2Cb%29&continue=to+2%26",
            "limit=200&labelSelector=role+in+%28a%2Cb%29&continue=to+3");
  }

  @Test
  void token_thatIsNotKnownIsSaidAndNotShown() {
    assertThatThrownBy(() -> api("expired").list("", "InternalIP"))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("answered 401")
        .hasMessageContaining("give a valid one")
        .hasMessageNotContaining("secret");
  }

  @Test
  void token_thatIsNoneIsSaidAndNotShown() throws Exception {
    Files.writeString(folder.resolve("two"), "secret-1\nsecret-2\n");

    assertThatThrownBy(() -> api("two").list("", "InternalIP"))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("is no bearer token")
        .hasMessageNotContaining("secret-");
    assertThat(QUERIES).isEmpty();
  }

  @Test
  void certificate_thatNobodyVouchesForIsRefused() {
    Access access = new Access(address(), folder.resolve("token"), null);

    assertThatThrownBy(() -> new NodeApi(access).list("", "InternalIP"))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("cannot be asked for its nodes")
        .hasMessageContaining("ca-file");
    assertThat(QUERIES).isEmpty();
  }

  @Test
  void pod_findsItsServer() throws Exception {
    Map<String, String> environment =
        Map.of("KUBERNETES_SERVICE_HOST", "2001:db8::1", "KUBERNETES_SERVICE_PORT", "6443");

    assertThat(Access.inCluster(environment, folder.resolve("token"), null).server())
        .isEqualTo(URI.create("https://[2001:db8::1]:6443"));
    assertThatThrownBy(() -> Access.inCluster(Map.of(), null, null))
        .hasMessageContaining("This is no pod with a service account");
  }

  private static NodeApi api(String token) {
    return new NodeApi(new Access(address(), folder.resolve(token), folder.resolve("ca.crt")));
  }

  private static URI address() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!"Bearer secret-1".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      String query = exchange.getRequestURI().getRawQuery();
      QUERIES.add(query);
      int page = query.contains("to+2") ? 2 : query.contains("to+3") ? 3 : 1;
      byte[] body = page(page).getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String page(int number) {
    String continuation = number == 1 ? "to 2&" : number == 2 ? "to 3" : "";
    return """
    {"kind":"NodeList","apiVersion":"v1","metadata":{"resourceVersion":"1","continue":"%s"},
     "items":[{"metadata":{"name":"n-%d"},"status":{"addresses":[
       {"type":"InternalIP","address":"192.0.2.%d"},{"type":"Hostname","address":"n"}]}}]}
    """
        .formatted(continuation, number, number);
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "-keystore",
            folder.resolve("store").toString(),
            "-alias",
            "server",
            "-storepass",
            new String(PASSWORD)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static SSLContext serving(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
