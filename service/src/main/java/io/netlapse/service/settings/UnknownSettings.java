package io.netlapse.service.settings;

import static java.util.stream.Collectors.toCollection;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Stops the start where a {@code netlapse.*} key is set that no settings record has: a misspelt key
 * that is ignored is found at three in the morning.
 */
@Context
final class UnknownSettings {

  private static final String PREFIX = "netlapse.";
  private static final String VARIABLES = "NETLAPSE_";

  UnknownSettings(BeanContext beans, Environment environment) {
    SortedSet<String> known = known(beans);
    SortedSet<String> names = new TreeSet<>(EnvironmentSettings.NAMES);
    known.forEach(key -> names.add(variable(key)));
    for (PropertySource source : environment.getPropertySources()) {
      for (String key : source) {
        if (source.getConvention() == PropertyConvention.ENVIRONMENT_VARIABLE) {
          refuseUnknownVariable(key, String.valueOf(source.get(key)), names);
        } else {
          refuseUnknownKey(key, known, source.getName());
        }
      }
    }
  }

  private static void refuseUnknownKey(String key, SortedSet<String> known, String source) {
    boolean inGroup = known.stream().anyMatch(name -> key.startsWith(group(name) + "."));
    // A group whose keys are all commented out is a key without value.
    boolean group = known.stream().anyMatch(name -> name.startsWith(key + "."));
    // A build that runs our tests has properties of its own for the JVM.
    boolean ours = source.equals("system") ? inGroup : key.startsWith(PREFIX);
    if (ours && !group && !known.contains(NameUtils.hyphenate(key))) {
      throw new SettingsException(
          "The setting '%s' (in %s) is not known; the known ones are %s."
              .formatted(key, source, String.join(", ", known)));
    }
  }

  private static void refuseUnknownVariable(String name, String value, SortedSet<String> names) {
    boolean ours = name.startsWith(VARIABLES) && !ForeignVariables.has(name, value);
    if (ours && !names.contains(name)) {
      throw new SettingsException(
          "The environment variable %s is no setting; the known ones are %s."
              .formatted(name, String.join(", ", names)));
    }
  }

  private static SortedSet<String> known(BeanContext beans) {
    return beans.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationReader.class)).stream()
        .flatMap(
            definition ->
                Arrays.stream(definition.getConstructor().getArguments())
                    .map(argument -> prefix(definition) + "." + argument.getName()))
        .filter(key -> key.startsWith(PREFIX))
        .map(NameUtils::hyphenate)
        .collect(toCollection(TreeSet::new));
  }

  private static String prefix(BeanDefinition<?> definition) {
    return definition.stringValue(ConfigurationReader.class, ConfigurationReader.PREFIX).orElse("");
  }

  private static String group(String key) {
    return key.substring(0, key.lastIndexOf('.'));
  }

  private static String variable(String key) {
    return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
