# Build: a JDK 25 and the Maven wrapper; what Maven downloads stays in a cache of the builder.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q package -pl cli -am -Dquick

# Run: a JRE, no build tools, no root.
FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 netlapse \
 && useradd --system --uid 10001 --gid netlapse --home-dir /nonexistent --shell /usr/sbin/nologin netlapse
WORKDIR /opt/netlapse
COPY --from=build /src/cli/target/quick/netlapse.jar ./
COPY --from=build /src/cli/target/quick/lib lib
USER 10001:10001
EXPOSE 8080
# The image has no curl; bash speaks enough HTTP to ask whether the service and its database are ready.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "netlapse.jar"]
CMD ["serve"]
