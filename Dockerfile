# Build: a JDK 25 and the wrapper; the layer with the dependencies stays until a pom changes.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY build build
COPY spi/pom.xml spi/
COPY engine/pom.xml engine/
COPY db/pom.xml db/
COPY openapi/pom.xml openapi/
COPY collectors collectors
COPY service/pom.xml service/
COPY cli/pom.xml cli/
COPY bench/pom.xml bench/
RUN ./mvnw -q dependency:go-offline -pl cli -am || true
COPY . .
RUN ./mvnw -q package -pl cli -am -DskipTests

# Run: a JRE, no build tools, no root.
FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 netlapse \
 && useradd --system --uid 10001 --gid netlapse --home-dir /nonexistent --shell /usr/sbin/nologin netlapse
WORKDIR /opt/netlapse
COPY --from=build /src/cli/target/netlapse.jar ./
COPY --from=build /src/cli/target/lib lib
USER 10001:10001
ENV MICRONAUT_SERVER_HOST=0.0.0.0
EXPOSE 8080
# The image has no curl; bash speaks enough HTTP to ask whether the service and its database are ready.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "netlapse.jar"]
CMD ["serve"]
