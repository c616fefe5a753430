package regional.planted.sample;

/**
 * Planted: sample sees store, reads a clock, also that of a zone, uses templates and Spring Batch.
 */
public class SeesStore {
  public regional.planted.store.SeesJobManager seen;
  public org.thymeleaf.TemplateEngine templates;
  public org.springframework.batch.core.job.Job job;

  public Object now() {
    return java.time.LocalDate.now();
  }

  public Object nowInAZone() {
    return java.time.LocalDate.now(java.time.ZoneId.of("UTC"));
  }
}
