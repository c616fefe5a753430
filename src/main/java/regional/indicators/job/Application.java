package regional.indicators.job;

/** Placeholder. */
public final class Application {
  private Application() {}

  public static void main(String[] args) {
    System.out.println("hello");
  }
}
