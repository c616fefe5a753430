package regional.indicators.job;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;

/** A step's parts in the order in which they were named: Spring Batch has them in any. */
record InOrder(StepExecutionSplitter splitter) implements StepExecutionSplitter {

  @Override
  public String getStepName() {
    return splitter.getStepName();
  }

  @Override
  public Set<StepExecution> split(StepExecution step, int gridSize) throws JobExecutionException {
    return splitter.split(step, gridSize).stream()
        .sorted(Comparator.comparing(StepExecution::getId))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
