package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;

/** What is named first is begun first, in whatever order Spring Batch has the parts. */
class InOrderTest {

  private static StepExecution part(long id, String name) {
    return new StepExecution(
        id, name, new JobExecution(1, new JobInstance(1, "quarterly"), new JobParameters()));
  }

  @Test
  void partsAreInTheOrderOfTheirNaming() throws JobExecutionException {
    StepExecutionSplitter splitter =
        new StepExecutionSplitter() {
          @Override
          public String getStepName() {
            return "packs";
          }

          @Override
          public Set<StepExecution> split(StepExecution step, int gridSize) {
            return new LinkedHashSet<>(
                List.of(part(12, "350"), part(3, "region"), part(2, "analysts")));
          }
        };
    InOrder inOrder = new InOrder(splitter);
    assertThat(inOrder.getStepName()).isEqualTo("packs");
    assertThat(inOrder.split(part(1, "packs"), 3))
        .extracting(StepExecution::getStepName)
        .containsExactly("analysts", "region", "350");
  }
}
