package regional.indicators.publish;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Pages of the web, made from the program's templates in {@code publish/}. */
public final class PageTemplate {

  private static final TemplateEngine ENGINE = engine();

  private PageTemplate() {}

  /**
   * A page, as well-formed XML.
   *
   * @param name of the template, without folder and ending
   * @param given what the template prints, by name
   */
  public static String text(String name, Map<String, Object> given) {
    return ENGINE
        .process(name, new Context(Locale.UK, given))
        .replace(" xmlns:th=\"http://www.thymeleaf.org\"", "");
  }

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(PageTemplate.class.getClassLoader());
    resolver.setPrefix("publish/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.XML);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    StandardDialect dialect = new StandardDialect();
    // Named so that none is looked for and loaded.
    dialect.setJavaScriptSerializer(
        (object, script) -> {
          throw new UnsupportedOperationException("a page has no script");
        });
    TemplateEngine engine = new TemplateEngine();
    engine.setDialect(dialect);
    engine.setTemplateResolver(resolver);
    return engine;
  }
}
